package dev.crossover.gpu.cpu;

import dev.crossover.common.http.RequestId;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The CPU pipeline, as a remote service. */
@HttpExchange
interface CpuPipeline {

	/** The media type of documents and results. */
	String NDJSON = "application/x-ndjson";

	/**
	 * Classifies a shard.
	 * @param lane the share of CPU concurrency to use
	 * @param models the models, separated by commas
	 * @param requestId the request that this is done for, where one is known
	 * @param documents a document a line
	 * @return a result a line; {@code null} for an empty answer
	 */
	@PostExchange(url = "/internal/invocations", contentType = NDJSON, accept = NDJSON)
	byte @Nullable [] classify(@RequestParam String lane, @RequestParam String models,
			@RequestHeader(name = RequestId.HEADER, required = false) @Nullable String requestId,
			@RequestBody byte[] documents);

}
