package dev.crossover.results.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.common.result.ResultLine;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import org.springframework.stereotype.Component;

/** Reads the outputs of shards from S3. */
@Component
class ShardOutputs {

	/**
	 * The most bytes of an output. With lines of at most 64,000 characters it takes far
	 * fewer pages than a transaction can hold.
	 */
	static final long OUTPUT_LIMIT = 16L << 20;

	private final S3Client s3;

	private final ResultLineReader reader;

	ShardOutputs(S3Client s3, ResultLineReader reader) {
		this.s3 = s3;
		this.reader = reader;
	}

	/**
	 * Reads the output of a shard.
	 * @param shard the shard
	 * @return its result lines, exactly as many as announced
	 */
	List<ResultLine> read(ResultsMessage.ShardClassified shard) {
		try (ResponseInputStream<GetObjectResponse> output = this.s3
			.getObject((get) -> get.bucket(shard.bucket()).key(shard.key()))) {
			if (output.response().contentLength() > OUTPUT_LIMIT) {
				output.abort();
				throw new UnacceptableResultsException("the output is larger than %d bytes".formatted(OUTPUT_LIMIT));
			}
			return this.reader.read(output, shard.documents());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
