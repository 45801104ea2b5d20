// The seven roles, each with a box.
import { Checkbox, Cluster, Fieldset } from 'smarthr-ui'
import type { Role } from '../../api/generated'
import { words } from '../../words/ja'

const w = words.users
const ROLES = Object.keys(w.role) as Role[]

type Props = { roles: Role[]; error: string | undefined; onChange: (roles: Role[]) => void }

export function RoleBoxes({ roles, error, onChange }: Props) {
  const set = (role: Role, on: boolean) => onChange(ROLES.filter((other) => (other === role ? on : roles.includes(other))))
  return (
    <Fieldset legend={w.roles} errorMessages={error}>
      <Cluster>
        {ROLES.map((role) => (
          <Checkbox key={role} checked={roles.includes(role)} onChange={(e) => set(role, e.target.checked)}>
            {w.role[role]}
          </Checkbox>
        ))}
      </Cluster>
    </Fieldset>
  )
}
