// Pages of PDFs, drawn before they are shown. Everything pdf.js needs lies beside the page.
import './stream'
import * as pdfjs from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl

/** CSS pixels; twice as many dots are drawn, so that small print can be read. */
const WIDTH = 760

/** A page of a document, and how many pages that has. */
export type Sheet = { canvas: HTMLCanvasElement; pages: number }
type Opened = { loading: pdfjs.PDFDocumentLoadingTask; drawing: Map<number, Promise<Sheet>>; drawn: Map<number, Sheet> }

/** Starting one takes longer than reading a document: it is kept as long as it works. */
let worker: pdfjs.PDFWorker | null = null

/** Starts the worker before anybody asks for a page. */
export function getReady(): pdfjs.PDFWorker {
  worker ??= new pdfjs.PDFWorker()
  return worker
}

export class Sheets {
  private readonly opened = new Map<string, Opened>()

  /** The page where it is drawn already. */
  ready(base64: string, page: number): Sheet | undefined {
    return this.opened.get(base64)?.drawn.get(page)
  }

  /** Draws a page, once. */
  draw(base64: string, page: number): Promise<Sheet> {
    const of = this.opened.get(base64) ?? this.open(base64)
    const drawing = of.drawing.get(page) ?? drawn(of, page)
    of.drawing.set(page, drawing)
    return drawing
  }

  /** Lets go of all documents but these. */
  keep(only: readonly string[]): void {
    for (const [base64, { loading }] of this.opened) {
      if (only.includes(base64)) continue
      this.opened.delete(base64)
      void loading.destroy()
    }
  }

  private open(base64: string): Opened {
    const loading = pdfjs.getDocument({
      data: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
      worker: getReady(),
      cMapUrl: 'pdfjs/cmaps/',
      cMapPacked: true,
      standardFontDataUrl: 'pdfjs/standard_fonts/',
      wasmUrl: 'pdfjs/wasm/',
      isEvalSupported: false,
      // Each takes a tenth of a second off a document: the worker does not look first whether it could fetch, and the outlines of the faces
      // are drawn as they are, without being handed to the web view as faces of its own.
      useWorkerFetch: false,
      disableFontFace: true,
    })
    const of: Opened = { loading, drawing: new Map(), drawn: new Map() }
    this.opened.set(base64, of)
    return of
  }
}

async function drawn({ loading, drawn }: Opened, page: number): Promise<Sheet> {
  try {
    const document = await loading.promise
    const sheet = await document.getPage(page)
    const viewport = sheet.getViewport({ scale: (WIDTH / sheet.getViewport({ scale: 1 }).width) * 2 })
    const canvas = window.document.createElement('canvas')
    canvas.width = viewport.width
    canvas.height = viewport.height
    // For the screen, pdf.js waits for the next frame again and again; a page in one go is there in half the time.
    await sheet.render({ canvas, viewport, intent: 'print' }).promise
    const done = { canvas, pages: document.numPages }
    drawn.set(page, done)
    return done
  } catch (error) {
    // The next look begins with another worker. One that was let go of meanwhile says nothing of it.
    if (!loading.destroyed) {
      worker?.destroy()
      worker = null
    }
    throw error
  }
}
