package io.keyledger.query.reading;

import io.keyledger.http.PositionHeaders;
import org.springframework.http.ResponseEntity;

/**
 * What was read, and how fresh it is.
 *
 * @param position the position up to which every fact is in the rows that were read
 */
public record Answer<T>(T content, long position) {

    /** 200 with the position in its header. */
    public ResponseEntity<T> ok() {
        return ResponseEntity.ok()
                .header(PositionHeaders.POSITION, Long.toString(position))
                .body(content);
    }
}
