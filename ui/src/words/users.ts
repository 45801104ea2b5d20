// Words of users and passwords.
export const usersWords = {
  dueTitle: (user: string) => `${user} さんのパスワードを変える`,
  dueLead: '今のパスワードは、ほかの人が決めた仮のものです。自分だけが知るパスワードに変えると、けんぽデスクを使えます。',
  newPassword: '新しいパスワード',
  again: '新しいパスワード（もう一度）',
  strong: '13文字以上で、推測されにくいものにします。関係のない言葉を4つほど並べると、覚えやすく推測されにくくなります。',
  needPassword: '新しいパスワードを入力してください。',
  differ: '2回の入力が違います。',
  change: 'パスワードを変える',
  changed: 'パスワードを変えました。次からは新しいパスワードで開きます。',
}
