package io.keyledger.enforcement;

import io.keyledger.eventstore.Head;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A store whose head is what the test says, and which tells when it is read. */
final class FakeStore implements Head {

    final AtomicLong head;
    volatile Runnable read = () -> {};

    FakeStore(long head) {
        this.head = new AtomicLong(head);
    }

    @Override
    public long stored() {
        read.run();
        return head.get();
    }

    @Override
    public long known() {
        return head.get();
    }

    @Override
    public boolean await(long position, Duration timeout) {
        throw new UnsupportedOperationException("Only what is stored counts here");
    }
}
