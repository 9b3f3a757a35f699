'use client';

import { explain, type Explanation } from '@repo/explain';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Button, Actions } from '../../ui/button';
import { TextArea } from '../../ui/text-area';
import { useScripted } from '../../ui/use-scripted';
import { examples } from './examples';
import { ExplanationView } from './explanation-view';
import styles from './explain.module.css';

/**
 * A form whose text is explained in the browser. Without scripts, the form is sent to the server, and `initial` is the
 * explanation.
 */
export function Explainer({ initial }: { initial: Explanation | undefined }) {
  const [explanation, setExplanation] = useState(initial);
  const isScripted = useScripted();
  const text = useRef<HTMLTextAreaElement>(null);
  const result = useRef<HTMLElement>(null);

  // Moves the focus, so that screen readers read the explanation next (WCAG 2.4.3).
  useEffect(() => {
    if (explanation !== initial) result.current?.focus();
  }, [explanation, initial]);

  function show(pasted: string): void {
    if (text.current) text.current.value = pasted;
    setExplanation(explain(pasted));
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    show(text.current?.value ?? '');
  }

  return (
    <>
      <form
        method="post"
        action="/explain#explanation"
        className={styles.form}
        data-ready={isScripted || undefined}
        onSubmit={onSubmit}
      >
        <TextArea
          ref={text}
          name="text"
          label="Response, header lines, challenge, body or token"
          hint="The output of curl -i or curl -v, or what the developer tools of your browser show."
          rows={10}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
        />
        <p className={styles.privacy}>
          {isScripted
            ? 'Your text stays in this browser: this page cannot connect to any server.'
            : 'Your text is sent to this server, which neither logs nor stores it. With JavaScript on, it stays in your browser.'}
        </p>
        <Button>Explain</Button>
      </form>
      {isScripted && (
        <section aria-label="Examples" className={styles.examples}>
          <Actions>
            {examples.map((example) => (
              <Button
                key={example.name}
                type="button"
                look="small"
                onClick={() => show(example.text)}
              >
                {example.name}
              </Button>
            ))}
          </Actions>
        </section>
      )}
      {explanation && (
        <section
          id="explanation"
          ref={result}
          tabIndex={-1}
          aria-label="Explanation"
          className={styles.result}
        >
          <ExplanationView explanation={explanation} />
        </section>
      )}
    </>
  );
}
