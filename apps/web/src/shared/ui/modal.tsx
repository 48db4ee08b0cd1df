import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal as AriaModal, ModalOverlay } from 'react-aria-components/Modal';

interface ModalProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  role?: 'dialog' | 'alertdialog';
}

/** A dialog over the page: focus stays inside, Escape closes, focus returns. */
export function Modal({ title, onClose, children, role = 'dialog' }: ModalProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={role === 'dialog'}
      className="dialog-overlay"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <AriaModal className="dialog">
        <Dialog role={role}>
          <div className="stack">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
          </div>
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
