package io.keyledger.eventstore.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of docs/roles.md, cell by cell. */
public final class RoleTable {

    private static final Path PAPER = Path.of("..", "docs", "roles.md");

    private RoleTable() {}

    /**
     * What one caller gets for one operation.
     *
     * @param route method and path with its variables
     * @param expected {@code yes} or the status of the refusal
     */
    public record Cell(String operation, String route, String caller, String expected) {

        @Override
        public String toString() {
            return caller + ": " + operation + " → " + expected;
        }
    }

    /** The cells of the table below a heading. */
    public static List<Cell> below(String heading) {
        List<List<String>> rows = rows(heading);
        List<String> callers = rows.getFirst();
        List<Cell> cells = new ArrayList<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            for (int column = 2; column < row.size(); column++) {
                cells.add(new Cell(row.get(0), row.get(1).replace("`", ""), callers.get(column), row.get(column)));
            }
        }
        return cells;
    }

    private static List<List<String>> rows(String heading) {
        try (Stream<String> lines = Files.lines(PAPER)) {
            return lines.dropWhile(line -> !line.equals("## " + heading))
                    .dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> Stream.of(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
