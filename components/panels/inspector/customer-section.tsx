import { CUSTOMER_CHOICES } from './choices';
import { Section } from './section';
import { FormChoice, FormText } from './touchpoint-form';

/** The customer's side: who it is, what he or she wants, feels and thinks here, and takes away. */
export function CustomerSection() {
  return (
    <Section title="Customer">
      <FormChoice name="customer" label="Customer" choices={CUSTOMER_CHOICES} />
      <FormText name="goal" label="Goal" rows={2} placeholder="What the customer tries to do here" />
      <FormText name="feeling" label="Feeling" rows={1} />
      <FormText name="thought" label="Thought" rows={1} />
      <FormText name="sells" label="What we sell here" rows={1} placeholder="An idea, a person, value, the price …" />
      <FormText name="takeaway" label="What the customer takes away" rows={1} />
      <FormText name="wow" label="Wow" rows={1} placeholder="Something unusual in the usual" />
    </Section>
  );
}
