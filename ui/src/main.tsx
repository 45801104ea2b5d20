// Entry point of the page.
import { createRoot } from 'react-dom/client'
import 'smarthr-ui/smarthr-ui.css'
import { App } from './app/App'
import './app/app.css'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
