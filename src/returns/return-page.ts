/**
 * Shown to a payer whose merchant gave no return address. Says nothing about the outcome: only the provider's signed
 * word does.
 */
export const returnPage = (): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Payment</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}</style></head>
<body><main><h1>Thank you</h1><p>The shop will tell you whether the payment went through. You can close this page.</p></main></body>
</html>
`;
