// Shows a PDF of the office page by page. Once it is on the screen, the documents that are likely looked at next are drawn ahead.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button, Cluster, Loader, Stack } from 'smarthr-ui'
import { afterPaint } from '../lib/painted'
import { getReady, Sheets } from '../lib/sheets'
import { words } from '../words/ja'
import { Message } from './Message'

getReady()

/** `base64`: absent while the document is on its way. `onDrawn` hears of it once it is on the screen. */
type Props = { base64: string | undefined; ahead: readonly string[]; onDrawn: (base64: string) => void }
type Shown = { of: string; page: number; pages: number; state: 'drawn' | 'broken' }

export default function PdfView({ base64, ahead, onDrawn }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [sheets] = useState(() => new Sheets())
  const [turned, setTurned] = useState({ of: base64, page: 1 })
  const [shown, setShown] = useState<Shown | null>(null)
  const page = turned.of === base64 ? turned.page : 1
  const now = shown?.of === base64 && shown?.page === page ? shown : null
  const pages = shown?.of === base64 ? shown?.pages ?? 0 : 0
  const state = now?.state ?? 'drawing'

  useEffect(() => () => sheets.keep([]), [sheets])

  // Before the screen is painted: what was drawn ahead takes the place of what stood there.
  useLayoutEffect(() => {
    if (base64 === undefined) return
    let dead = false
    const show = (sheet: { canvas: HTMLCanvasElement; pages: number }) => {
      const target = canvas.current
      if (dead || !target) return
      target.width = sheet.canvas.width
      target.height = sheet.canvas.height
      // Not on the graphics card: there the web view leaves out dots when it makes the canvas smaller, and thin lines are gone.
      target.getContext('2d', { alpha: false, willReadFrequently: true })?.drawImage(sheet.canvas, 0, 0)
      setShown({ of: base64, page, pages: sheet.pages, state: 'drawn' })
    }
    const ready = sheets.ready(base64, page)
    if (ready) show(ready)
    else sheets.draw(base64, page).then(show, () => !dead && setShown({ of: base64, page, pages: 0, state: 'broken' }))
    return () => {
      dead = true
    }
  }, [sheets, base64, page])

  const drawn = state === 'drawn'
  useEffect(() => {
    if (base64 !== undefined && drawn) return afterPaint(() => onDrawn(base64))
  }, [base64, drawn, onDrawn])

  useEffect(() => {
    if (base64 === undefined || !drawn) return
    sheets.keep([base64, ...ahead])
    let dead = false
    // One after the other, and none once the clerk has moved on. Whoever comes to a broken one is told there.
    const each = async () => {
      for (const next of ahead) if (!dead) await sheets.draw(next, 1)
    }
    each().catch(() => undefined)
    return () => {
      dead = true
    }
  }, [sheets, base64, drawn, ahead])

  return (
    <Stack gap={1}>
      {state === 'broken' ? (
        <Message type="error" title={words.pdf.broken.what}>
          <p>{words.pdf.broken.next}</p>
        </Message>
      ) : null}
      <div className="paper">
        {state === 'drawing' ? <Loader className="paper-waits" size="s" text={words.pdf.drawing} /> : null}
        <canvas ref={canvas} className="sheet" data-state={state} role="img" aria-label={words.pdf.label(page, pages)} hidden={state === 'broken'} />
      </div>
      {pages > 1 ? (
        <Cluster justify="center" align="center">
          <Button size="s" disabled={page <= 1} onClick={() => setTurned({ of: base64, page: page - 1 })}>
            {words.pdf.previous}
          </Button>
          <span>{words.pdf.page(page, pages)}</span>
          <Button size="s" disabled={page >= pages} onClick={() => setTurned({ of: base64, page: page + 1 })}>
            {words.pdf.next}
          </Button>
        </Cluster>
      ) : null}
    </Stack>
  )
}
