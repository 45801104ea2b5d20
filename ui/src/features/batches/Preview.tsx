// The pieces of a batch as they will be printed, one after the other. pdf.js is large, and is loaded once the batch stands on the screen.
import type { UseQueryResult } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { Button, Cluster, Loader, MessageDialog, Stack } from 'smarthr-ui'
import { useReads } from '../../api/commands'
import type { BatchDetail, PieceRow } from '../../api/generated'
import { Async } from '../../components/Async'
import { Written } from '../../components/Written'
import { useLatest } from '../../lib/latest'
import { words } from '../../words/ja'

const view = () => import('../../components/PdfView')
const PdfView = lazy(view)
const w = words.batches

/** Loads what draws, before somebody looks. */
export function useViewAhead() {
  useEffect(() => void view().catch(() => undefined), [])
}

type Props = { detail: BatchDetail; first: PieceRow; onClose: (last: { piece: PieceRow; page: number }) => void }

export function Preview({ detail: { batch, pieces, page, perPage, total }, first, onClose }: Props) {
  const [at, setAt] = useState((page - 1) * perPage + pieces.indexOf(first))
  const beside = [at, at + 1, at - 1].filter((place) => place >= 0 && place < total)
  const pageOf = (place: number) => Math.floor(place / perPage) + 1
  const pages = useReads('batch', [...new Set(beside.map(pageOf))].map((of) => ({ batch: batch.id, page: of })))
  const pieceAt = (place: number) => pages.find(({ data }) => data?.page === pageOf(place))?.data?.pieces[place % perPage]
  const piece = pieceAt(at)
  const [preview] = useReads('piece_preview', serialOf(piece))
  const [drawn, setDrawn] = useState<string | null>(null)
  // The one that somebody waits for comes first: until it is on the screen, neither the office nor the web view has another one in hand.
  const next = useReads('piece_preview', preview?.data?.pdf === drawn ? beside.slice(1).flatMap((place) => serialOf(pieceAt(place))) : [])
  const pdfs = next.flatMap(({ data }) => data?.pdf ?? []).join(' ')
  const ahead = useMemo(() => pdfs.split(' ').filter(Boolean), [pdfs])
  const refused: UseQueryResult<unknown>[] = [preview, ...pages].filter((read) => read !== undefined).filter(({ error }) => error !== null)
  const last = useRef({ piece: first, page })
  useEffect(() => {
    if (piece) last.current = { piece, page: pageOf(at) }
  })
  const close = () => onClose(last.current)
  return (
    <MessageDialog
      isOpen
      title={w.previewTitle}
      subtitle={piece ? <Written text={`${piece.serialText}　${piece.name}`} /> : words.loading}
      size="L"
      contentPadding={1.5}
      onClickClose={close}
      onPressEscape={close}
      decorators={{ closeButtonLabel: () => words.close }}
    >
      <Stack gap={1}>
        <Turn at={at} total={total} onTurn={setAt} />
        <p className="quiet">{w.previewNote}</p>
        {refused[0] ? (
          <Async read={refused[0]}>{() => null}</Async>
        ) : (
          <Suspense fallback={<Loader text={words.pdf.drawing} />}>
            <PdfView base64={preview?.data?.pdf} ahead={ahead} onDrawn={setDrawn} />
          </Suspense>
        )}
      </Stack>
    </MessageDialog>
  )
}

function serialOf(piece: PieceRow | undefined) {
  return piece ? [{ serial: piece.serial }] : []
}

/** The way to the piece before and to the one after, by a button or its key. */
function Turn({ at, total, onTurn }: { at: number; total: number; onTurn: (to: number) => void }) {
  const latest = useLatest((by: number) => {
    if (at + by >= 0 && at + by < total) onTurn(at + by)
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (event.key === 'ArrowLeft') latest.current(-1)
      if (event.key === 'ArrowRight') latest.current(1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [latest])
  return (
    <div className="turn">
      <Cluster justify="space-between" align="center">
        <Button size="s" disabled={at <= 0} aria-keyshortcuts="ArrowLeft" onClick={() => onTurn(at - 1)}>
          {w.turn.previous}
        </Button>
        <span role="status" className="number">
          {w.turn.place(at + 1, total)}
        </span>
        <Button size="s" disabled={at >= total - 1} aria-keyshortcuts="ArrowRight" onClick={() => onTurn(at + 1)}>
          {w.turn.next}
        </Button>
      </Cluster>
    </div>
  )
}
