/** The number that people quote on the phone. */
export const ticketNumber = (number: number): string => `PEIL-${String(number)}`;
