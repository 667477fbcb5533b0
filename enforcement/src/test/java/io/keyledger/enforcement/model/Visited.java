package io.keyledger.enforcement.model;

import java.util.Arrays;

/** States in the order in which they were met, and from where each was. */
final class Visited {

    private long[] states = new long[1 << 16];
    private int[] parents = new int[1 << 16];
    private int[] table = new int[1 << 18];
    private int size;

    int size() {
        return size;
    }

    long state(int index) {
        return states[index];
    }

    int parent(int index) {
        return parents[index];
    }

    void add(long state, int parent) {
        int place = place(state);
        if (table[place] != 0) {
            return;
        }
        if (size == states.length) {
            states = Arrays.copyOf(states, size * 2);
            parents = Arrays.copyOf(parents, size * 2);
        }
        states[size] = state;
        parents[size] = parent;
        table[place] = ++size;
        if (size * 2 > table.length) {
            grow();
        }
    }

    private void grow() {
        table = new int[table.length * 2];
        for (int i = 0; i < size; i++) {
            table[place(states[i])] = i + 1;
        }
    }

    private int place(long state) {
        long mixed = state * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed ^ mixed >>> 32) & table.length - 1;
        while (table[place] != 0 && states[table[place] - 1] != state) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }
}
