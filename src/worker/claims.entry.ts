import { decideClaims } from './decideClaims';

decideClaims((message) => self.postMessage(message));
