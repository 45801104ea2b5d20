// Draws a PDF of the office page by page on a canvas. Everything pdf.js needs lies beside the page.
import '../lib/stream'
import * as pdfjs from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { Button, Center, Cluster, Loader, Stack } from 'smarthr-ui'
import { words } from '../words/ja'
import { Message } from './Message'

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl

/** CSS pixels; twice as many dots are drawn, so that small print can be read. */
const WIDTH = 760

type Drawn = 'drawing' | 'drawn' | 'broken'

export default function PdfView({ base64 }: { base64: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [page, setPage] = useState(1)
  const [pages, setPages] = useState(0)
  const [state, setState] = useState<Drawn>('drawing')

  useEffect(() => {
    let dead = false
    const loading = pdfjs.getDocument({
      data: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
      cMapUrl: 'pdfjs/cmaps/',
      cMapPacked: true,
      standardFontDataUrl: 'pdfjs/standard_fonts/',
      wasmUrl: 'pdfjs/wasm/',
      isEvalSupported: false,
    })
    const draw = async () => {
      const document = await loading.promise
      const sheet = await document.getPage(page)
      const target = canvas.current
      if (dead || !target) return
      const viewport = sheet.getViewport({ scale: (WIDTH / sheet.getViewport({ scale: 1 }).width) * 2 })
      target.width = viewport.width
      target.height = viewport.height
      await sheet.render({ canvas: target, viewport }).promise
      if (dead) return
      setPages(document.numPages)
      setState('drawn')
    }
    draw().catch(() => {
      if (!dead) setState('broken')
    })
    return () => {
      dead = true
      void loading.destroy()
    }
  }, [base64, page])

  const turn = (to: number) => {
    setState('drawing')
    setPage(to)
  }
  return (
    <Stack gap={1}>
      {state === 'broken' ? (
        <Message type="error" title={words.pdf.broken.what}>
          <p>{words.pdf.broken.next}</p>
        </Message>
      ) : null}
      {state === 'drawing' ? (
        <Center>
          <Loader size="s" text={words.pdf.drawing} />
        </Center>
      ) : null}
      <canvas ref={canvas} className="sheet" data-state={state} role="img" aria-label={words.pdf.label(page, pages)} hidden={state === 'broken'} />
      {pages > 1 ? (
        <Cluster justify="center" align="center">
          <Button size="s" disabled={page <= 1} onClick={() => turn(page - 1)}>
            {words.pdf.previous}
          </Button>
          <span>{words.pdf.page(page, pages)}</span>
          <Button size="s" disabled={page >= pages} onClick={() => turn(page + 1)}>
            {words.pdf.next}
          </Button>
        </Cluster>
      ) : null}
    </Stack>
  )
}
