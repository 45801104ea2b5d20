// A read on its way, refused and to be tried again, or here. A page that takes its heading from what is read
// says by `around` what stands there until then.
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button, Center, Loader, Stack } from 'smarthr-ui'
import { words } from '../words/ja'
import { FaultMessage } from './Message'

type Props<T> = { read: UseQueryResult<T>; around?: (waiting: ReactNode) => ReactNode; children: (value: T) => ReactNode }

export function Async<T>({ read, around = (waiting) => waiting, children }: Props<T>) {
  if (read.error) {
    return around(
      <Stack gap={1}>
        <FaultMessage fault={read.error} />
        <div>
          <Button loading={read.isFetching} onClick={() => void read.refetch()}>
            {words.again}
          </Button>
        </div>
      </Stack>,
    )
  }
  if (read.data === undefined) {
    return around(
      <Center padding={2}>
        <Loader text={words.loading} />
      </Center>,
    )
  }
  return <>{children(read.data)}</>
}
