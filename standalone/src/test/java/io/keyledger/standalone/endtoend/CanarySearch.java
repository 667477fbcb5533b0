package io.keyledger.standalone.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for many canaries, each in all its forms, in one pass. */
final class CanarySearch {

    private record Form(byte[] bytes, Canary canary) {}

    private final Collection<Canary> canaries;
    private final BitSet beginnings = new BitSet(1 << Character.SIZE);
    private final Map<Integer, List<Form>> forms;

    CanarySearch(Collection<Canary> canaries) {
        this.canaries = canaries;
        this.forms = canaries.stream()
                .flatMap(canary -> canary.forms().stream().map(form -> new Form(form, canary)))
                .collect(Collectors.groupingBy(form -> beginning(form.bytes(), 0)));
        forms.keySet().forEach(beginnings::set);
    }

    private static int beginning(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
    }

    /** The names of the canaries in this text. */
    Set<String> in(@Nullable String text) {
        return in(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
    }

    Set<String> in(byte[] content) {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < content.length - 1; i++) {
            int beginning = beginning(content, i);
            if (beginnings.get(beginning)) {
                for (Form form : forms.getOrDefault(beginning, List.of())) {
                    if (standsAt(i, content, form.bytes())) {
                        found.add(form.canary().name());
                    }
                }
            }
        }
        return found;
    }

    private static boolean standsAt(int place, byte[] content, byte[] form) {
        int end = place + form.length;
        return end <= content.length && Arrays.equals(content, place, end, form, 0, form.length);
    }

    /** Every table that holds canaries, with their names. */
    Map<String, Set<String>> among(Map<String, byte[]> tables) {
        Map<String, Set<String>> found = new TreeMap<>();
        tables.forEach((table, rows) -> {
            Set<String> names = in(rows);
            if (!names.isEmpty()) {
                found.put(table, names);
            }
        });
        return found;
    }

    /** Every file that holds canaries, with their names. */
    Map<Path, Set<String>> inFilesOf(Path directory) throws IOException {
        Map<Path, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Set<String> names = in(Files.readAllBytes(file));
                if (!names.isEmpty()) {
                    found.put(file, names);
                }
            }
        }
        return found;
    }

    /** What {@link #inFilesOf} must find: each canary in its home, and nothing anywhere else. */
    Map<Path, Set<String>> homes() {
        Map<Path, Set<String>> homes = new HashMap<>();
        for (Canary canary : canaries) {
            Path home = canary.home();
            if (home != null) {
                homes.computeIfAbsent(home, file -> new TreeSet<>()).add(canary.name());
            }
        }
        return homes;
    }
}
