// A read on its way, refused and to be tried again, or here.
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button, Center, Loader, Stack } from 'smarthr-ui'
import { words } from '../words/ja'
import { FaultMessage } from './Message'

type Props<T> = { read: UseQueryResult<T>; children: (value: T) => ReactNode }

export function Async<T>({ read, children }: Props<T>) {
  if (read.error) {
    return (
      <Stack gap={1}>
        <FaultMessage fault={read.error} />
        <div>
          <Button loading={read.isFetching} onClick={() => void read.refetch()}>
            {words.again}
          </Button>
        </div>
      </Stack>
    )
  }
  if (read.data === undefined) {
    return (
      <Center padding={2}>
        <Loader text={words.loading} />
      </Center>
    )
  }
  return <>{children(read.data)}</>
}
