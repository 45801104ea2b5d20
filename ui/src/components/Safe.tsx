// A page that died while it was drawn is replaced by one that says so. What it showed comes from the database, so it is read again.
import { Component, type ReactNode } from 'react'
import { Button } from 'smarthr-ui'
import { words } from '../words/ja'
import { Message } from './Message'

type Props = { onAgain: () => void; children: ReactNode }

export class Safe extends Component<Props, { died: boolean }> {
  override state = { died: false }

  static getDerivedStateFromError() {
    return { died: true }
  }

  override render() {
    if (!this.state.died) return this.props.children
    const again = () => {
      this.props.onAgain()
      this.setState({ died: false })
    }
    return (
      <div className="page">
        <Message type="error" title={words.died.what}>
          <p>{words.died.next}</p>
          <Button autoFocus onClick={again}>
            {words.again}
          </Button>
        </Message>
      </div>
    )
  }
}
