package dev.crossover.common.ledger;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Why none of a batch's documents was ever staged.
 *
 * @param code the API's error code
 * @param detail what is wrong and what to do; never any text of a document
 * @param at when that was found
 */
public record Failure(String code, String detail, @JsonIgnore Instant at) {
}
