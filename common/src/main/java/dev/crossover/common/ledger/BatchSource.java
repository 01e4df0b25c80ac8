package dev.crossover.common.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Where a batch's documents lie when they are in S3 already, for gpu-pipeline to fetch:
 * the body of {@code POST /internal/uploaded-batches}. Either kind is told by its fields.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({ @JsonSubTypes.Type(UploadSource.class), @JsonSubTypes.Type(RetrySource.class) })
public sealed interface BatchSource permits UploadSource, RetrySource {

}
