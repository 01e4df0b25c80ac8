package dev.crossover.cpu.record;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.crossover.cpu.record.ResultsQueue.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends records of answered requests, in calls of several, on a thread of its own: the
 * caller has its answer already. While the queue is away records wait in a bounded
 * buffer; when that is full, the newest are dropped and counted in the log, for usage
 * figures are worth less than the next request. What is buffered is sent on shutdown.
 */
@Component
public class RequestRecorder implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(RequestRecorder.class);

	private static final int BUFFER = 256;

	private static final Duration GATHER = Duration.ofMillis(50);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Duration FAREWELL = Duration.ofSeconds(10);

	private final BlockingQueue<AnsweredRequest> buffer = new ArrayBlockingQueue<>(BUFFER);

	private final AtomicLong dropped = new AtomicLong();

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final ResultsQueue queue;

	private final JsonMapper json;

	private @Nullable Thread sender;

	RequestRecorder(ResultsQueue queue, JsonMapper json) {
		this.queue = queue;
		this.json = json;
	}

	/**
	 * Records a request; returns at once.
	 * @param request the request
	 */
	public void record(AnsweredRequest request) {
		if (!this.buffer.offer(request)) {
			this.dropped.incrementAndGet();
		}
	}

	@Override
	public void start() {
		this.sender = Thread.ofVirtual().name("request-recorder").start(this::run);
	}

	@Override
	public void stop() {
		this.stopping.countDown();
		Thread running = this.sender;
		try {
			if (running != null && !running.join(FAREWELL)) {
				log.error("The results queue is away: {} records of answered requests are lost", this.buffer.size());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.sender = null;
	}

	@Override
	public boolean isRunning() {
		return this.sender != null;
	}

	private void run() {
		try {
			while (this.stopping.getCount() > 0 || !this.buffer.isEmpty()) {
				send(gather());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private List<AnsweredRequest> gather() throws InterruptedException {
		List<AnsweredRequest> gathered = new ArrayList<>();
		long deadline = System.nanoTime() + GATHER.toNanos();
		while (gathered.size() < ResultsQueue.MOST_MESSAGES) {
			AnsweredRequest next = this.buffer.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			if (next == null) {
				break;
			}
			gathered.add(next);
		}
		return gathered;
	}

	private void send(List<AnsweredRequest> requests) throws InterruptedException {
		List<Message> messages = new ArrayList<>();
		long bytes = 0;
		for (AnsweredRequest request : requests) {
			String message = message(request);
			long size = message.getBytes(StandardCharsets.UTF_8).length;
			if (bytes + size > ResultsQueue.MOST_BYTES) {
				sendAll(messages);
				messages = new ArrayList<>();
				bytes = 0;
			}
			if (size > 0) {
				messages.add(new Message(message, request.origin()));
				bytes += size;
			}
		}
		sendAll(messages);
		reportDropped();
	}

	private String message(AnsweredRequest request) {
		try {
			String message = request.toMessage(this.json);
			if (message.length() <= ResultsQueue.MOST_BYTES) {
				return message;
			}
		}
		catch (JacksonException ex) {
			log.error("The answer to {} is not what a model server sends: {}", request.id(), ex.getClass().getName());
		}
		this.dropped.incrementAndGet();
		return "";
	}

	private void sendAll(List<Message> messages) throws InterruptedException {
		List<Message> left = messages;
		while (!left.isEmpty()) {
			left = this.queue.send(left);
			if (!left.isEmpty() && this.stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
				Thread.sleep(PAUSE.dividedBy(5));
			}
		}
	}

	private void reportDropped() {
		long count = this.dropped.getAndSet(0);
		if (count > 0) {
			log.error("{} records of answered requests were dropped", count);
		}
	}

}
