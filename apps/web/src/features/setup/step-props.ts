import type { SetupForm } from './setup-form.js';

export interface StepProps {
  form: SetupForm;
  onChange: (form: SetupForm) => void;
  errorOf: (field: string) => string | undefined;
}
