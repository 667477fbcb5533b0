package io.keyledger.query.validation.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTableTest {

    private final HashTable table = new HashTable();
    private final List<Long> hashes = new ArrayList<>();

    private int find(int row) {
        return table.find(hashes.get(row), candidate -> candidate == row);
    }

    private void add(long hash) {
        table.replace(table.withRoom());
        table.add(hash, hashes.size());
        hashes.add(hash);
    }

    /** With a mask of few bits all rows crowd at few places, at the end of the table too. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0xffff_fff0_0000_0000L, 0xc000_0000_0000_0000L, 0})
    void whatIsInIsFoundAndWhatWasTakenOutIsNot(long mask) {
        Random random = new Random(7);
        List<Integer> in = new ArrayList<>();
        List<Integer> out = new ArrayList<>();
        for (int step = 0; step < 4000; step++) {
            if (in.isEmpty() || random.nextInt(5) < 3) {
                in.add(hashes.size());
                add(random.nextLong() & mask);
            } else {
                int row = in.remove(random.nextInt(in.size()));
                table.remove(hashes.get(row), row);
                out.add(row);
            }
        }

        assertThat(in).hasSizeGreaterThan(100).allMatch(row -> find(row) == row);
        assertThat(out).hasSizeGreaterThan(100).allMatch(row -> find(row) == HashTable.NONE);
        assertThat(table.size()).isEqualTo(in.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {767, 768, 1_000, 10_000, 100_000})
    void atLeastThreeFifthsOfAGrownTableAreFilled(int rows) {
        Random random = new Random(8);
        for (int row = 0; row < rows; row++) {
            add(random.nextLong());
        }

        assertThat(table.bytes()).isBetween(rows * 32L / 3, Math.max(8192, rows * 40L / 3 + 16));
    }
}
