import { words } from '../text/ar.ts'
import type { Language } from '../text/text.ts'

/** Modern Standard Arabic, from right to left. */
export const ar: Language = {
  words,
  friendly: {
    errors: {
      credentials_wrong: 'اسم المستخدم أو كلمة المرور غير صحيحة',
      email_unknown: 'اسم المستخدم هذا غير موجود في سجلاتنا.',
      email_not_unconfirmed: ({ email }) => `«${email}» ليس حسابًا في انتظار التأكيد.`,
    },
    checkEmail: { resent: (email) => `أُرسلت رسالة تأكيد جديدة إلى ${email}.` },
    enterCode: { sent: (email) => `أُرسلت رسالة لإعادة تعيين كلمة المرور إلى ${email}.` },
  },
  unloaded: {
    title: 'تعذّر تحميل هذا النموذج',
    text: 'ربما انقطع اتصالك، أو توجد نسخة أحدث من هذه الصفحة. لم يُرسل شيء.',
    reload: 'إعادة تحميل الصفحة',
    close: 'إغلاق',
  },
}
