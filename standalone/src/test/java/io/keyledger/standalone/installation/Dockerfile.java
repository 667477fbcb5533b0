package io.keyledger.standalone.installation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The instructions of the {@code Dockerfile}, each in one line. */
record Dockerfile(List<String> instructions) {

    static final String FILE = "Dockerfile";

    private static final Pattern COMMENT = Pattern.compile("^#.*\\n", Pattern.MULTILINE);
    private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");

    static Dockerfile read() {
        String text = COMMENT.matcher(Checkout.text(FILE)).replaceAll("");
        return new Dockerfile(CONTINUED
                .matcher(text)
                .replaceAll("")
                .lines()
                .filter(line -> !line.isBlank())
                .toList());
    }

    /** From the n-th {@code FROM} on, up to the next. */
    List<String> stage(int number) {
        List<List<String>> stages = new ArrayList<>();
        for (String instruction : instructions) {
            if (instruction.startsWith("FROM ")) {
                stages.add(new ArrayList<>());
            }
            stages.getLast().add(instruction);
        }
        return stages.get(number);
    }

    /** What stands behind the word in the image itself, and not in the stage before. */
    String of(String word) {
        List<String> found = stage(1).stream()
                .filter(instruction -> instruction.startsWith(word + " "))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(FILE + " has " + found.size() + " times " + word);
        }
        return found.getFirst().substring(word.length() + 1);
    }

    /** What stands behind that name there. */
    String variable(String name) {
        return Stream.of(of("ENV").split(" (?=[A-Z_]+=)", -1))
                .filter(variable -> variable.startsWith(name + "="))
                .map(variable -> variable.substring(name.length() + 1).replace("\"", ""))
                .findFirst()
                .orElseThrow(() -> new AssertionError(FILE + " has no variable " + name));
    }

    List<Change<Dockerfile>> changes() {
        return Changes.of(instructions, Dockerfile::changesOf).stream()
                .map(change -> change.within(FILE, Dockerfile::new))
                .toList();
    }

    private static List<Change<String>> changesOf(String instruction) {
        return Changes.of(Arrays.asList(instruction.split(" ", -1)), Changes::of).stream()
                .map(change -> change.within(": " + instruction, words -> String.join(" ", words)))
                .toList();
    }
}
