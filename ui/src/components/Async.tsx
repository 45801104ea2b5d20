// A read on its way, refused, or here.
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Center, Loader } from 'smarthr-ui'
import { words } from '../words/ja'
import { FaultMessage } from './Message'

type Props<T> = { read: UseQueryResult<T>; children: (value: T) => ReactNode }

export function Async<T>({ read, children }: Props<T>) {
  if (read.error) return <FaultMessage fault={read.error} />
  if (read.data === undefined) {
    return (
      <Center padding={2}>
        <Loader text={words.loading} />
      </Center>
    )
  }
  return <>{children(read.data)}</>
}
