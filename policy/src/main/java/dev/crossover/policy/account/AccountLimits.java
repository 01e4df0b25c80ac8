package dev.crossover.policy.account;

/**
 * What one submission of an account may hold.
 *
 * @param documentsPerBatch the most documents in one submission
 * @param charactersPerDocument the most UTF-16 units in one text; a longer one is refused
 * as {@code too_long}, while texts over the models' token limit are merely cut
 * @param bytesPerBatch the most bytes of one submission, after decompression
 */
public record AccountLimits(long documentsPerBatch, int charactersPerDocument, long bytesPerBatch) {
}
