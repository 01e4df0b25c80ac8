package dev.crossover.router.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import dev.crossover.common.http.RequestId;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchSource;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.trace.Origin;
import dev.crossover.common.trace.Trail;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.router.web.UploadBrokenException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** The GPU pipeline, which keeps every batch, whichever hardware runs it. */
public final class GpuPipeline {

	private final HttpClient http;

	private final RequestConfig patience;

	private final URI batches;

	private final URI uploaded;

	private final RestClient client;

	private final Trail trail;

	GpuPipeline(HttpClient http, URI service, Duration timeout, RestClient client, Trail trail) {
		this.http = http;
		this.patience = RequestConfig.custom().setResponseTimeout(Timeout.of(timeout)).build();
		this.batches = service.resolve("/internal/batches");
		this.uploaded = service.resolve("/internal/uploaded-batches");
		this.client = client;
		this.trail = trail;
	}

	/**
	 * Passes a batch on, over a connection of its own: one on which an upload was refused
	 * half-way is of no use to anyone.
	 * @param request what it is
	 * @param json the mapper that both sides use
	 * @param upload its documents
	 * @return the batch as JSON, once it is durable
	 * @throws UploadBrokenException when the client stopped half-way; there is no batch
	 * then
	 * @throws ProblemException when there is no answer or the answer is a problem
	 */
	public byte[] submit(BatchRequest request, JsonMapper json, Upload upload) throws UploadBrokenException {
		try {
			return post(uri(upload), request, json, upload);
		}
		catch (UploadBrokenException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw RemoteProblem.unreachable(ex);
		}
	}

	/**
	 * Passes on where a batch's documents lie.
	 * @param request what it is
	 * @param json the mapper that both sides use
	 * @param source where they lie
	 * @return the batch as JSON, durable and still to be staged
	 * @throws ProblemException when there is no answer or the answer is a problem
	 */
	public byte[] submit(BatchRequest request, JsonMapper json, BatchSource source) {
		Upload body = new Upload(MediaType.APPLICATION_JSON_VALUE, null, null,
				new ByteArrayInputStream(json.writeValueAsBytes(source)));
		try {
			return post(this.uploaded, request, json, body);
		}
		catch (IOException ex) {
			throw RemoteProblem.unreachable(ex);
		}
	}

	private byte[] post(URI uri, BatchRequest request, JsonMapper json, Upload upload) throws IOException {
		HttpPost post = new HttpPost(uri);
		post.setConfig(this.patience);
		post.setHeader(HttpHeaders.CONNECTION, "close");
		post.setHeader(BatchRequest.HEADER, request.toHeader(json));
		Origin origin = this.trail.origin();
		post.setHeader(RequestId.HEADER, origin.requestId());
		post.setHeader(Origin.TRACEPARENT, origin.traceparent());
		post.setEntity(new UploadEntity(upload, post));
		return this.http.execute(post, GpuPipeline::accepted);
	}

	private URI uri(Upload upload) {
		UriComponentsBuilder uri = UriComponentsBuilder.fromUri(this.batches);
		Optional<String> column = Optional.ofNullable(upload.textColumn());
		column.ifPresent((_) -> uri.queryParam("text_column", "{column}"));
		return uri.encode().buildAndExpand(column.stream().toArray()).toUri();
	}

	private static byte[] accepted(ClassicHttpResponse response) throws IOException {
		byte[] body = (response.getEntity() != null) ? EntityUtils.toByteArray(response.getEntity()) : new byte[0];
		if (HttpStatus.valueOf(response.getCode()).is2xxSuccessful()) {
			return body;
		}
		Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
		throw RemoteProblem.of(response.getCode(), (retryAfter != null) ? retryAfter.getValue() : null, body);
	}

	/**
	 * What the GPU is doing, and what waits for it.
	 * @return what is seen of it
	 */
	public GpuObservation gpu() {
		JsonNode gpu = JsonMapper.shared().readTree(Exchange.bytes(this.client.get().uri("/internal/gpu")));
		GpuState state = GpuState.valueOf(gpu.path("state").asString().toUpperCase(Locale.ROOT));
		return new GpuObservation(state, gpu.path("instances").asInt(0), gpu.path("waiting_documents").asLong(0));
	}

}
