package io.keyledger.query.validation;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The position the index has reached, and those who wait for a later one. Thread-safe. */
final class Applied {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile long position = -1;

    long position() {
        return position;
    }

    void reach(long reached) {
        lock.lock();
        try {
            position = reached;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void beginAnew() {
        position = -1;
    }

    boolean await(long awaited, long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = deadline - System.nanoTime();
            while (position < awaited && left > 0) {
                left = advanced.awaitNanos(left);
            }
            return position >= awaited;
        } finally {
            lock.unlock();
        }
    }
}
