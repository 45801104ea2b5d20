// A piece as it will be printed. pdf.js is large, and is loaded when somebody first looks.
import { lazy, Suspense } from 'react'
import { Loader, MessageDialog, Stack } from 'smarthr-ui'
import { useRead } from '../../api/commands'
import type { PieceRow } from '../../api/generated'
import { Async } from '../../components/Async'
import { Written } from '../../components/Written'
import { words } from '../../words/ja'

const PdfView = lazy(() => import('../../components/PdfView'))
const w = words.batches

export function Preview({ piece, onClose }: { piece: PieceRow; onClose: () => void }) {
  const preview = useRead('piece_preview', { serial: piece.serial })
  return (
    <MessageDialog
      isOpen
      title={w.previewTitle}
      subtitle={<Written text={`${piece.serialText}　${piece.name}`} />}
      size="L"
      contentPadding={1.5}
      onClickClose={onClose}
      onPressEscape={onClose}
      decorators={{ closeButtonLabel: () => words.close }}
    >
      <Stack gap={1}>
        <p className="quiet">{w.previewNote}</p>
        <Async read={preview}>
          {({ pdf }) => (
            <Suspense fallback={<Loader text={words.pdf.drawing} />}>
              <PdfView base64={pdf} />
            </Suspense>
          )}
        </Async>
      </Stack>
    </MessageDialog>
  )
}
