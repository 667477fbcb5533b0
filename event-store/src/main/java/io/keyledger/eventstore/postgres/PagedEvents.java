package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.engine.DecidingEngine;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Facts from a position on, page by page, up to where the store ends. */
final class PagedEvents implements Iterator<TrackedEventMessage<?>> {

    private final LongFunction<List<TrackedEventMessage<?>>> pages;
    private long position;
    private Iterator<TrackedEventMessage<?>> page =
            List.<TrackedEventMessage<?>>of().iterator();

    PagedEvents(long after, LongFunction<List<TrackedEventMessage<?>>> pages) {
        this.position = after;
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext()) {
            page = pages.apply(position).iterator();
        }
        return page.hasNext();
    }

    @Override
    public TrackedEventMessage<?> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        TrackedEventMessage<?> event = page.next();
        position = DecidingEngine.position(event.trackingToken());
        return event;
    }
}
