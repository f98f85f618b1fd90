# Two stages: the first installs, by hash, into a folder; the second holds that folder and Python.
FROM python:3.11-slim AS build

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
RUN python -m venv /app

# The libraries first: they change seldom, so their layer is kept from build to build.
COPY requirements.lock requirements-dev.lock ./
RUN /app/bin/pip install -q --require-hashes -r requirements.lock

# The one tool that building our own package takes, by its hash too, in a place left behind.
RUN sed -n '/^setuptools==/,/[^\\]$/p' requirements-dev.lock > build.lock \
    && python -m venv /tools \
    && /tools/bin/pip install -q --require-hashes -r build.lock

COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY rights rights
COPY policy policy
COPY cases cases
COPY storage storage
RUN /tools/bin/pip wheel -q --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /app/bin/pip install -q --no-deps /wheels/*.whl \
    && /app/bin/pip uninstall -q -y pip setuptools


FROM python:3.11-slim

# Without it the logs and the printed admin link would wait in a buffer.
ENV PATH=/app/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1

# With SQLite the key ring stays in the one volume, lest it is lost with a container; where the
# database is elsewhere, mount a volume of its own at /data/key (compose.yaml does).
ENV BAOMAT_DATA_DIR=/data/db BAOMAT_KEY_FILE=/data/key/data.key BAOMAT_LISTEN=0.0.0.0:8080

RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /data baomat \
    && install -d -o baomat -g baomat -m 0700 /data /data/db /data/key
COPY --from=build /app /app

USER baomat
WORKDIR /data
VOLUME /data
EXPOSE 8080

# Alive, not ready: a bot that waits for Telegram or for its database must not be restarted.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/health', timeout=4)"]

STOPSIGNAL SIGTERM
CMD ["baomat", "run"]
