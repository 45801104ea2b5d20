// Who somebody is, in one cell of a list: the name as it is registered, and below it the number.
import { Written } from './Written'

export function Called({ name, insured }: { name: string; insured: string }) {
  return (
    <>
      <span className="name">
        <Written text={name} />
      </span>
      <span className="kana">{insured}</span>
    </>
  )
}
