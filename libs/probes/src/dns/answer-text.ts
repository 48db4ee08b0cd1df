import type { Answer, StringAnswer } from 'dns-packet';

/** The data of a record as zone files write it, names in lower case without the final dot. */
export function answerText(answer: Answer): string {
  switch (answer.type) {
    case 'A':
    case 'AAAA':
      return answer.data;
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return nameText(answer.data);
    case 'MX':
      return `${answer.data.preference ?? 0} ${nameText(answer.data.exchange)}`;
    case 'SRV': {
      const { priority = 0, weight = 0, port, target } = answer.data;
      return `${priority} ${weight} ${port} ${nameText(target)}`;
    }
    case 'SOA':
      return `${nameText(answer.data.mname)} ${nameText(answer.data.rname)} ${answer.data.serial ?? 0}`;
    case 'CAA':
      return `${answer.data.flags ?? 0} ${answer.data.tag} "${answer.data.value}"`;
    case 'TXT':
      return [answer.data].flat().map(String).join('');
    default:
      return '';
  }
}

export const nameText = (name: StringAnswer['data']) => name.toLowerCase().replace(/\.$/, '');
