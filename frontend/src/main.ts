import '@fontsource-variable/source-serif-4/standard.css';
import '@fontsource-variable/source-serif-4/standard-italic.css';
import '@fontsource-variable/source-sans-3/index.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/reading.css';
import './styles/strip.css';
import './styles/network.css';
import './styles/dossier.css';
import './styles/sequence.css';
import './styles/trace.css';
import { mount } from 'svelte';
import { app } from './state/app.svelte';
import App from './ui/App.svelte';

app.readTheme();
void app.open();
mount(App, { target: document.body });
