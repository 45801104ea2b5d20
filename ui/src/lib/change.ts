// How a new registration and a changed one are told apart at a glance.
import type { ProposalKind } from '../api/generated'

export const CHANGE_COLOURS: Record<ProposalKind, 'green' | 'blue'> = { join: 'green', change: 'blue' }
