// The pieces of a batch in the order of printing, each to be looked at, and spoiled ones to be replaced.
import { Fragment, useEffect, useRef, useState } from 'react'
import { Button, Stack, Td } from 'smarthr-ui'
import { useReadAhead, useWrite } from '../../api/commands'
import type { BatchDetail, PieceRow, PieceState } from '../../api/generated'
import { Confirm } from '../../components/Confirm'
import { Called } from '../../components/Called'
import { Paged } from '../../components/Pager'
import { Panel } from '../../components/Panel'
import { SerialLink } from '../../components/RowLink'
import { Rows } from '../../components/Rows'
import { State } from '../../components/State'
import { Written } from '../../components/Written'
import { wareki } from '../../lib/day'
import { words } from '../../words/ja'
import { useOutcome } from './outcome'
import { Preview, useViewAhead } from './Preview'
import type { Printing } from './printing'
import { Spoiled } from './Spoiled'

const w = words.batches
const COLUMNS = [w.serial, w.name, w.document, w.validUntil, w.pieceState, w.file, w.actions]

/** Paper that has been made and not yet left the house. */
const SPOILABLE: Record<PieceState, boolean> = {
  made: false,
  printed: true,
  enclosed: true,
  posted: false,
  returned: false,
  spoiled: false,
  withdrawn: false,
}

type Props = { detail: BatchDetail; printing: Printing; onPage: (page: number) => void }

export function Pieces({ detail, printing, onPage }: Props) {
  const [looking, setLooking] = useState<PieceRow | null>(null)
  const [spoiling, setSpoiling] = useState<PieceRow | null>(null)
  const table = useRef<HTMLDivElement>(null)
  // Which piece was looked at last, until the focus is on its button.
  const [looked, setLooked] = useState<string | null>(null)
  useViewAhead()
  const readAhead = useReadAhead('piece_preview')
  // The office answers while the button is still held, and while the dialog opens.
  const ask = ({ serial }: PieceRow) => readAhead({ serial })
  const look = (piece: PieceRow) => {
    ask(piece)
    setLooking(piece)
  }
  useEffect(() => {
    const button = looked === null ? null : table.current?.querySelector<HTMLElement>(`[data-looks="${looked}"]`)
    if (!button) return
    button.focus()
    setLooked(null)
  }, [looked, detail.pieces])
  const close = (last: { piece: PieceRow; page: number }) => {
    setLooking(null)
    setLooked(last.piece.serial)
    if (last.page !== detail.page) onPage(last.page)
  }
  const outcome = useOutcome(detail.batch.id).value
  const spoiled = outcome?.step === 'spoiled' ? outcome : null
  const told = spoiled ? <Spoiled key={spoiled.spoiled} outcome={spoiled} batch={detail.batch.id} printing={printing} /> : null
  // Where the eye is: right below the piece; above the table where that is on another page.
  const here = detail.pieces.some(({ serialText }) => serialText === spoiled?.spoiled)
  return (
    <Panel title={w.piecesTitle}>
      <Stack gap={1}>
        {here ? null : told}
        <div ref={table}>
          <Paged total={detail.total} page={detail.page} perPage={detail.perPage} onPage={onPage}>
            <Rows label={w.piecesTitle} columns={COLUMNS} empty={words.none}>
              {detail.pieces.map((piece) => (
                <Fragment key={piece.serial}>
                  <tr>
                    <Td>
                      <SerialLink serial={piece.serial} text={piece.serialText} />
                    </Td>
                    <Td>
                      <Called name={piece.name} insured={piece.insured} />
                    </Td>
                    <Td>
                      <span className="half">{piece.documentText}</span>
                    </Td>
                    <Td>
                      <span className="nowrap">{piece.validUntil ? wareki(piece.validUntil) : words.none}</span>
                    </Td>
                    <Td>
                      <State state={piece.state} text={piece.stateText} />
                    </Td>
                    <Td>
                      <span className="half one-line" title={piece.file ?? undefined}>
                        {piece.file ?? words.none}
                      </span>
                      {piece.file ? <span className="kana">{w.pageOf(piece.filePage ?? 1)}</span> : null}
                    </Td>
                    <Td>
                      <span className="actions">
                        <Button size="s" data-looks={piece.serial} aria-label={w.previewOf(piece.serialText, piece.name)} onPointerDown={() => ask(piece)} onClick={() => look(piece)}>
                          {w.preview}
                        </Button>
                        {SPOILABLE[piece.state] ? (
                          <Button size="s" aria-label={w.spoilOf(piece.serialText)} onClick={() => setSpoiling(piece)}>
                            {w.spoil}
                          </Button>
                        ) : null}
                      </span>
                    </Td>
                  </tr>
                  {piece.serialText === spoiled?.spoiled ? (
                    <tr>
                      <Td colSpan={COLUMNS.length}>{told}</Td>
                    </tr>
                  ) : null}
                </Fragment>
              ))}
            </Rows>
          </Paged>
        </div>
      </Stack>
      {looking ? <Preview detail={detail} first={looking} onClose={close} /> : null}
      {spoiling ? <Spoil batch={detail.batch.id} piece={spoiling} onClose={() => setSpoiling(null)} /> : null}
    </Panel>
  )
}

function Spoil({ batch, piece, onClose }: { batch: string; piece: PieceRow; onClose: () => void }) {
  const outcome = useOutcome(batch)
  const spoil = useWrite('piece_spoil', {
    onSuccess: ({ spoiled, replacement }) => {
      onClose()
      outcome.keep({ step: 'spoiled', spoiled, replacement })
    },
  })
  return (
    <Confirm
      isOpen
      danger
      title={w.spoilTitle}
      action={w.spoilAction}
      busy={spoil.isPending}
      fault={spoil.error}
      onAction={() => spoil.mutate({ serial: piece.serial })}
      onClose={onClose}
    >
      <Written text={w.spoilBody(piece.serialText, piece.name)} />
    </Confirm>
  )
}
