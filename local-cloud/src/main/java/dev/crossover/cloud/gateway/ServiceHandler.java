package dev.crossover.cloud.gateway;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsRequest;
import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.aws.AwsService;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a service of this process answer, in its own words rather than the server's. */
final class ServiceHandler extends Handler.Abstract {

	private static final Logger logger = LoggerFactory.getLogger(ServiceHandler.class);

	private final AwsService service;

	ServiceHandler(AwsService service) {
		this.service = service;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		try {
			AwsResponse answer = this.service.handle(read(request));
			response.setStatus(answer.status());
			answer.headers().forEach(response.getHeaders()::put);
			response.write(true, ByteBuffer.wrap(answer.body()), callback);
		}
		catch (AwsError ex) {
			ErrorAnswer.write(request, response, callback, ex);
		}
		catch (RuntimeException ex) {
			logger.error("{} failed", this.service.getClass().getSimpleName(), ex);
			ErrorAnswer.write(request, response, callback, new AwsError(500, "InternalFailure", null));
		}
		return true;
	}

	private static AwsRequest read(Request request) {
		Map<String, List<String>> headers = request.getHeaders()
			.stream()
			.collect(Collectors.groupingBy((field) -> field.getName().toLowerCase(Locale.ROOT),
					Collectors.mapping(HttpField::getValue, Collectors.toList())));
		Map<String, List<String>> query = new TreeMap<>();
		for (Fields.Field field : Request.extractQueryParameters(request)) {
			query.put(field.getName(), field.getValues());
		}
		return new AwsRequest(request.getMethod(), request.getHttpURI().getDecodedPath(), query, headers,
				Content.Source.asInputStream(request));
	}

}
