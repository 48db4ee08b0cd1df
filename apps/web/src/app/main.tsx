import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../shared/i18n/i18n.js';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/controls.css';
import '../shared/styles/parts.css';
import { applyTheme, storedTheme } from '../shared/theme/theme.js';
import { App } from './app.js';

applyTheme(storedTheme());
await startLanguage();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
