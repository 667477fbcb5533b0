package io.keyledger.standalone.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients were told, kept outside of the process that told them, to be held against what it says afterwards. */
final class KeyDiary {

    private final Queue<DiaryPage> pages = new ConcurrentLinkedQueue<>();
    private final Queue<DiaryPage> thisRound = new ConcurrentLinkedQueue<>();
    private final Set<DiaryPage> onceUnanswered = new LinkedHashSet<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger acknowledgedThisRound = new AtomicInteger();

    void beginRound() {
        thisRound.clear();
        acknowledgedThisRound.set(0);
    }

    DiaryPage newPage(String name) {
        DiaryPage page = new DiaryPage(name, this::acknowledge);
        pages.add(page);
        thisRound.add(page);
        return page;
    }

    private void acknowledge() {
        acknowledged.incrementAndGet();
        acknowledgedThisRound.incrementAndGet();
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int acknowledgedThisRound() {
        return acknowledgedThisRound.get();
    }

    /**
     * Holds what was written in this round against the API, and of the rounds before whatever had stayed unanswered and
     * every tenth key.
     */
    void compareWith(Api api) {
        thisRound.stream().filter(DiaryPage::isUnanswered).forEach(onceUnanswered::add);
        Set<DiaryPage> read = new LinkedHashSet<>(thisRound);
        read.addAll(onceUnanswered);
        List<DiaryPage> all = new ArrayList<>(pages);
        for (int i = 0; i < all.size(); i += 10) {
            read.add(all.get(i));
        }
        read.forEach(page -> page.compareWith(api));
    }

    void compareAllWith(Api api) {
        pages.forEach(page -> page.compareWith(api));
    }
}
