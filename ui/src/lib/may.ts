// Whether somebody may run a command at all, by its row of the table. The office looks at it again.
import { commands, type CommandName, type CommandRow, type Role, type StatusRes } from '../api/generated'

export function mayRun({ user }: StatusRes, name: CommandName): boolean {
  const { may }: CommandRow = commands[name]
  const has: readonly Role[] = user?.roles ?? []
  return may === null || may.some((role) => has.includes(role))
}
