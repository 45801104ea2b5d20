// The frame around every page: until a database is open, there is nothing but the door.
import { useQueryClient } from '@tanstack/react-query'
import { Navigate, NavLink, Route, Routes } from 'react-router-dom'
import { Button } from 'smarthr-ui'
import { useRead, useWrite } from '../api/commands'
import type { StatusRes } from '../api/generated'
import { Async } from '../components/Async'
import { FaultMessage, Message } from '../components/Message'
import { Batch } from '../features/batches/Batch'
import { Batches } from '../features/batches/Batches'
import { Decisions } from '../features/decisions/Decisions'
import { Import } from '../features/import/Import'
import { People } from '../features/people/People'
import { Person } from '../features/people/Person'
import { Returns } from '../features/returns/Returns'
import { Unlock } from '../features/unlock/Unlock'
import { count } from '../lib/number'
import { words } from '../words/ja'

export function Frame() {
  const status = useRead('status', {})
  return <Async read={status}>{(value) => (value.open ? <Open status={value} /> : <Unlock status={value} />)}</Async>
}

function Open({ status }: { status: StatusRes }) {
  const client = useQueryClient()
  const lock = useWrite('lock')
  // Nothing of anyone stays behind once the database is closed.
  const close = () =>
    lock.mutate({}, {
      onSuccess: (closed) => {
        client.clear()
        client.setQueryData(['status', {}], closed)
      },
    })
  return (
    <div className="frame">
      <header className="top">
        <span className="logo">{words.product}</span>
        <span className="society">{status.society?.name}</span>
        <span className="top-facts">
          {status.society ? <span>{words.nav.insurer(status.society.insurerNumber)}</span> : null}
          <span>{words.nav.today(status.todayText)}</span>
        </span>
        <Button size="s" onClick={close} disabled={lock.isPending}>
          {words.nav.lock}
        </Button>
      </header>
      <nav className="side" aria-label={words.nav.label}>
        <ol>
          <Step to="/import" text={words.nav.import} />
          <Step to="/people" text={words.nav.people} badge={status.counts?.people} />
          <Step to="/decisions" text={words.nav.decisions} />
          <Step to="/batches" text={words.nav.batches} badge={status.counts?.openBatches} />
          <Step to="/returns" text={words.nav.returns} badge={status.counts?.openReturns} />
        </ol>
      </nav>
      <main className="main">
        <FaultMessage fault={lock.error} />
        <Routes>
          <Route path="/" element={<Navigate replace to={status.counts?.people ? '/people' : '/import'} />} />
          <Route path="/import" element={<Import today={status.today} />} />
          <Route path="/people" element={<People />} />
          <Route path="/people/:id" element={<Person today={status.today} />} />
          <Route path="/decisions" element={<Decisions today={status.today} />} />
          <Route path="/batches" element={<Batches />} />
          <Route path="/batches/:id" element={<Batch />} />
          <Route path="/returns" element={<Returns />} />
          <Route path="*" element={<Message type="info" title={words.nav.notFound} />} />
        </Routes>
      </main>
    </div>
  )
}

function Step({ to, text, badge }: { to: string; text: string; badge?: number }) {
  return (
    <li>
      <NavLink to={to}>
        <span>{text}</span>
        {badge ? <span className="badge">{count(badge)}</span> : null}
      </NavLink>
    </li>
  )
}
