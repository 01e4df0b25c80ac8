package dev.crossover.common.document;

/**
 * Why a document has no predictions.
 *
 * @param code one of the API's closed list, such as {@code empty_text}
 * @param message what is wrong, where, and what to do; never any text of the document
 * @param retryable whether the same document may succeed when sent again
 */
public record DocumentError(String code, String message, boolean retryable) {
}
