// The audit trail, and a database that is older than is known of it.

export const auditWords = {
  title: '監査',
  lead: 'だれが、いつ、何をしたかの記録です（新しい順）。加入者の氏名・番号・住所は残っていません。何についてかは、内部の番号で出ます。',
  seq: '番号',
  at: '時',
  from: 'この日から',
  to: 'この日まで',
  act: '操作',
  anyAct: 'すべて',
  by: '利用者',
  person: '加入者（記号-番号-枝番）',
  search: '探した言葉（全体）',
  subject: '何について',
  figures: '数',
  state: '備考',
  single: '一人で',
  refused: '断られた',
  refusedWith: (why: string) => `断られた：${why}`,
  ask: '絞り込む',
  empty: '当てはまる記録はありません。',
  olderTitle: '知られているものより古いデータベース',
  olderLead: [
    'このデータベースは、このPCで知られているものより古いか、別のものです。バックアップから戻したファイル、前の場所に残っていたファイル、外から書き換えられたファイルのときに、こうなります。',
    'ふだんの仕事は、まだできません。正しいファイルがほかにあれば、それを開いてください。なければ、監査か管理の役割の人が「kenpo audit verify」で検査し、管理の役割の人が「kenpo accept-older」で、ほかの人の承認を受けて使い続けます。',
    'データには何も変更していません。',
  ],
}
