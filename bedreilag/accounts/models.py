"""Organisers: their log-ins, what they may do and where."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bedreilag.database import Base, Key, Moment

ROLES = ("working_group", "coordinator", "facilitator", "steering_group", "admin")
ROLES_OF_AN_AREA = ("working_group", "coordinator", "facilitator")


class Account(Base):
    """An organiser's log-in. Service users and participants never have one."""

    __tablename__ = "account"

    id: Mapped[Key]
    email: Mapped[str] = mapped_column(String(160), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    password_hash: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[Moment]
    closed_at: Mapped[Moment | None]

    grants: Mapped[list["Grant"]] = relationship(back_populates="account", lazy="selectin")


class Grant(Base):
    """A role in one area, or in the whole installation when the role has no area."""

    __tablename__ = "account_grant"
    __table_args__ = (
        CheckConstraint(
            "(role IN ('working_group', 'coordinator', 'facilitator') AND area_id IS NOT NULL)"
            " OR (role IN ('steering_group', 'admin') AND area_id IS NULL)",
            name="role_fits_area",
        ),
        Index("one_grant_per_role_and_area", "account_id", "role", "area_id", unique=True),
    )

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(20))
    area_id: Mapped[str | None] = mapped_column(ForeignKey("area.id"))

    account: Mapped[Account] = relationship(back_populates="grants")


class LoginSession(Base):
    """One log-in on one browser. Ending it here ends it everywhere, open sockets included."""

    __tablename__ = "login_session"

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    started_at: Mapped[Moment]
    seen_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]

    account: Mapped[Account] = relationship(lazy="joined")


class FirstAccountKey(Base):
    """The one-time address where the first administrator is made. Used once, then gone."""

    __tablename__ = "first_account_key"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[Moment]
