import { Section } from './section';
import { FormNumber } from './touchpoint-form';

/** What was counted here: who is lost, who comes in. */
export function FlowSection() {
  return (
    <Section title="Flow">
      <FormNumber
        name="dropOff"
        label="Customers lost here"
        rule={{ min: 0, max: 100, percent: true }}
        hint="Measured share. Without one, a negative touchpoint is assumed to lose everybody."
      />
      <FormNumber
        name="customers"
        label="Customers who enter"
        rule={{ min: 0 }}
        hint="For a start: how many begin here, compared with the other starts. 1 if empty."
      />
    </Section>
  );
}
