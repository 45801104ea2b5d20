// The frame around every page: until a database is open, there is nothing but the door.
import { useIsMutating, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router-dom'
import { Base, Button, Cluster, PageHeading, Stack } from 'smarthr-ui'
import { leaveNothing, readAgain, useRead, useWrite } from '../api/commands'
import type { CommandName, StatusRes } from '../api/generated'
import { Async } from '../components/Async'
import { FaultMessage, Message } from '../components/Message'
import { Safe } from '../components/Safe'
import { Working } from '../components/Working'
import { Audit } from '../features/audit/Audit'
import { Batch } from '../features/batches/Batch'
import { Batches } from '../features/batches/Batches'
import { usePrinting, type Printing } from '../features/batches/printing'
import { Decisions } from '../features/decisions/Decisions'
import { Holds } from '../features/holds/Holds'
import { HeldRows } from '../features/import/HeldRows'
import { History } from '../features/import/History'
import { Home } from '../features/home/Home'
import { Import } from '../features/import/Import'
import { useImporting, type Importing } from '../features/import/importing'
import { People } from '../features/people/People'
import { Person } from '../features/people/Person'
import { Piece } from '../features/pieces/Piece'
import { Pieces } from '../features/pieces/Pieces'
import { Search } from '../features/pieces/Search'
import { PullOuts } from '../features/pullOuts/PullOuts'
import { useEntering } from '../features/returns/entering'
import { Returns } from '../features/returns/Returns'
import { Unlock } from '../features/unlock/Unlock'
import { NewPassword } from '../features/users/NewPassword'
import { Users } from '../features/users/Users'
import { Waiting } from '../features/users/Waiting'
import { beginOf } from '../lib/asOf'
import { mayRun } from '../lib/may'
import { words } from '../words/ja'
import { Closing } from './Closing'
import { Side, type Group } from './Side'

/** Today becomes yesterday in a window that is left open. */
const STATUS_EVERY = 60_000

export function Frame() {
  const status = useRead('status', {}, { every: STATUS_EVERY })
  const show = (value: StatusRes) => {
    if (!value.open) return <Door status={value} />
    if (value.older) return <Older />
    return value.passwordDue ? <Due user={value.user?.name ?? ''} /> : <Open status={value} />
  }
  // Asked again every minute: one answer that fails must not take the page from under the clerk's hands.
  return status.data ? show(status.data) : <Async read={status}>{show}</Async>
}

/** By the time the door is there, every page is gone and can bring nothing back; nor does the next database open where one was. */
function Door({ status }: { status: StatusRes }) {
  const client = useQueryClient()
  useEffect(() => leaveNothing(client), [client])
  return (
    <>
      <Navigate replace to="/" />
      <Unlock status={status} />
    </>
  )
}

/** Before anything else the password that somebody else has set is changed. */
function Due({ user }: { user: string }) {
  const lock = useWrite('lock')
  return (
    <main className="door">
      <div className="door-inner">
        <p className="door-logo">{words.product}</p>
        <Base padding={2}>
          <Stack gap={1.5}>
            <PageHeading pageTitleSuffix={words.product}>{words.users.dueTitle(user)}</PageHeading>
            <p className="lead">{words.users.dueLead}</p>
            <NewPassword />
            <FaultMessage fault={lock.error} />
            <Cluster>
              <Button size="s" onClick={() => lock.mutate({})} loading={lock.isPending}>
                {words.nav.lock}
              </Button>
            </Cluster>
          </Stack>
        </Base>
      </div>
    </main>
  )
}

/** The database is older than this account knows it: what can be done with it is done on the command line, by people who have looked into it. */
function Older() {
  const lock = useWrite('lock')
  return (
    <main className="door">
      <div className="door-inner">
        <p className="door-logo">{words.product}</p>
        <Base padding={2}>
          <Stack gap={1.5}>
            <PageHeading pageTitleSuffix={words.product}>{words.audit.olderTitle}</PageHeading>
            {words.audit.olderLead.map((line) => (
              <p key={line} className="lead">
                {line}
              </p>
            ))}
            <FaultMessage fault={lock.error} />
            <Cluster>
              <Button size="s" onClick={() => lock.mutate({})} loading={lock.isPending}>
                {words.nav.lock}
              </Button>
            </Cluster>
          </Stack>
        </Base>
      </div>
    </main>
  )
}

function Open({ status }: { status: StatusRes }) {
  const client = useQueryClient()
  // The door is shown at once, not when the status was read again.
  const lock = useWrite('lock', { onSuccess: (closed) => void client.setQueryData(['status', {}], closed) })
  // Long work lives here, above the pages, so that a look at another page loses neither it nor what it says.
  const importing = useImporting()
  const printing = usePrinting()
  const entering = useEntering()
  const begin = beginOf(status.today, status.counts?.latestBatchDay ?? null)
  const writing = useIsMutating() > 0
  const { pathname } = useLocation()
  const busy = writing || entering.scans.some(({ state }) => state === 'waiting' || state === 'unexplained')
  return (
    <div className="frame">
      <header className="top">
        <span className="logo">{words.product}</span>
        <span className="society" title={status.society?.name}>
          {status.society?.name}
        </span>
        {mayRun(status, 'people') ? <Search label={words.search.label} everywhere /> : null}
        <span className="top-facts">
          {status.society ? <span className="insurer">{words.nav.insurer(status.society.insurerNumber)}</span> : null}
          <span>{words.nav.today(status.todayText)}</span>
        </span>
        <Button size="s" onClick={() => lock.mutate({})} disabled={busy}>
          {words.nav.lock}
        </Button>
      </header>
      <Side groups={groupsOf(status)} />
      <main className="main">
        <FaultMessage fault={lock.error} />
        {status.left.length > 0 ? (
          <Message type="warning" title={status.left[0] ?? ''}>
            <ul className="plain">{status.left.slice(1).map((line) => <li key={line}>{line}</li>)}</ul>
          </Message>
        ) : null}
        <Work importing={importing} printing={printing} />
        <Closing busy={busy} />
        <Safe key={pathname} onAgain={() => void readAgain(client)}>
          <Routes>
            <Route path="/" element={<First status={status} begin={begin} />} />
            <Route path="/import" element={<Import begin={begin} importing={importing} />} />
            <Route path="/imports" element={<History />} />
            <Route path="/imports/:id" element={<HeldRows begin={begin} />} />
            <Route path="/people" element={<People />} />
            <Route path="/people/:id" element={<Person begin={begin} today={status.today} />} />
            <Route path="/decisions" element={<Decisions begin={begin} lastBatch={status.counts?.latestBatchDay ?? null} />} />
            <Route path="/holds" element={<Holds begin={begin} today={status.today} />} />
            <Route path="/batches" element={<Batches />} />
            <Route path="/batches/:id" element={<Batch printing={printing} />} />
            <Route path="/pull-outs" element={<PullOuts />} />
            <Route path="/pieces" element={<Pieces />} />
            <Route path="/pieces/:serial" element={<Piece />} />
            <Route path="/returns" element={<Returns entering={entering} />} />
            <Route path="/users" element={<Users status={status} />} />
            <Route path="/waiting" element={<Waiting />} />
            <Route path="/audit" element={<Audit />} />
            <Route path="*" element={<Message type="info" title={words.nav.notFound} />} />
          </Routes>
        </Safe>
      </main>
    </div>
  )
}

/** Where the work begins, for whoever looks at people; for the others with the users. */
function First({ status, begin }: { status: StatusRes; begin: string }) {
  if (!mayRun(status, 'plan')) return <Navigate replace to="/users" />
  if (status.counts?.people) return <Home status={status} counts={status.counts} begin={begin} />
  return <Navigate replace to={mayRun(status, 'import_preview') ? '/import' : '/people'} />
}

function Work({ importing, printing }: { importing: Importing; printing: Printing }) {
  const label = importing.label ?? (printing.isPending ? words.batches.printing : null)
  if (label === null) return null
  return (
    <div className="work">
      <Working key={label} label={label} canCancel />
    </div>
  )
}

const w = words.nav

/** Where each screen stands. The numbers are those of all groups that there will be. */
function groupsOf(status: StatusRes): Group[] {
  const { counts } = status
  const groups: { no: number; text: string | null; screens: (Group['screens'][number] & { asks: CommandName })[] }[] = [
    // Before anybody is registered the work begins with a roster.
    ...(counts?.people ? [{ no: 1, text: null, screens: [{ to: '/', text: w.home, asks: 'plan' as const }] }] : []),
    {
      no: 2,
      text: w.takeIn,
      screens: [
        { to: '/import', text: w.import, asks: 'import_preview' },
        { to: '/imports', text: w.imports, badge: counts?.heldRows, asks: 'imports' },
      ],
    },
    {
      no: 3,
      text: w.lookUp,
      screens: [
        { to: '/people', text: w.people, badge: counts?.people, asks: 'people' },
        { to: '/pieces', text: w.pieces, asks: 'piece' },
      ],
    },
    {
      no: 4,
      text: w.send,
      screens: [
        { to: '/decisions', text: w.decisions, asks: 'plan' },
        { to: '/holds', text: w.holds, asks: 'holds' },
        { to: '/batches', text: w.batches, badge: counts?.openBatches, asks: 'batches' },
        { to: '/pull-outs', text: w.pullOuts, badge: counts?.toPullOut, asks: 'pull_outs' },
      ],
    },
    { no: 5, text: w.back, screens: [{ to: '/returns', text: w.returns, badge: counts?.openReturns, asks: 'returns' }] },
    {
      no: 7,
      text: w.administer,
      screens: [
        { to: '/users', text: w.users, asks: 'user_password' },
        { to: '/waiting', text: w.waiting, asks: 'waiting' },
        { to: '/audit', text: w.audit, asks: 'audit_list' },
      ],
    },
  ]
  // A screen stands there for those who may ask what it shows.
  return groups.map((group) => ({ ...group, screens: group.screens.filter(({ asks }) => mayRun(status, asks)) })).filter(({ screens }) => screens.length > 0)
}
