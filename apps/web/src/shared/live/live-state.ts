import { createContext, useContext } from 'react';
import type { LiveState } from './live-connection.js';

export const LiveStateContext = createContext<LiveState>('connecting');

export const useLiveState = (): LiveState => useContext(LiveStateContext);
