"""Alembic's way in: always over a connection that the application has opened."""

from alembic import context

from bedreilag.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    # A CHECK that says something else has another name: by their names they are compared.
    autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
    user_module_prefix="database.",
)
with context.begin_transaction():
    context.run_migrations()
