export const OPEN_KEY = 'countinghouse:console:open';
export const DEPLOYMENT_KEY = 'countinghouse:console:deployment';
